/**
 * Income classes as the World Bank groups economies (July 2025), its two middle classes merged, for the countries that
 * the city list can hold; entered by hand. Only the assumed mix of access networks hangs on them.
 */
import type { IncomeClass } from '../constants.ts';

const HIGH =
  'AE AT AU BE BG CA CH CL CR CY CZ DE DK EE ES FI FR GB GR HK HR HU IE IL IS IT JP KR KW LT LV NL NO NZ OM PA PL PR PT QA RO RU SA SE SG SI SK TT TW US UY';
const LOW = 'AF BF BI CD CF ER ET GM GW KP LR MG ML MW MZ NE RW SD SL SO SS SY TD TG UG YE';

export function incomeOf(country: string): IncomeClass {
  if (HIGH.split(' ').includes(country)) return 'high';
  return LOW.split(' ').includes(country) ? 'low' : 'middle';
}
