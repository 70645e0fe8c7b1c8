/**
 * Income classes as the World Bank groups economies (July 2025), its two middle classes merged, for the countries that
 * the city list can hold; entered by hand. Only the assumed mix of access networks hangs on them.
 */
import type { IncomeClass } from '../constants.ts';

const HIGH =
  'AE AT AU BB BE BG BH BN BS CA CH CL CR CW CY CZ DE DK EE ES FI FR GB GF GP GR GU GY HK HR HU IE IL IS IT JP KR KW LT LU LV MO MQ MT NC NL NO NZ OM PA PL PR PT QA RE RO RU SA SE SG SI SK TT TW US UY VI';
const LOW = 'AF BF BI CD CF ER ET GM GW KP LR MG ML MW MZ NE RW SD SL SO SS SY TD TG UG YE';

export function incomeOf(country: string): IncomeClass {
  if (HIGH.split(' ').includes(country)) return 'high';
  return LOW.split(' ').includes(country) ? 'low' : 'middle';
}
