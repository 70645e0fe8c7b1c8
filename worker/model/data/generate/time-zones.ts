/**
 * IANA time zones of the cities that the list can hold, entered by hand: one for each country, and by GeoNames'
 * first-order divisions where a country has several. The generator refuses names that `Intl` does not know.
 */
const OF_COUNTRY = `
AE Asia/Dubai, AF Asia/Kabul, AL Europe/Tirane, AM Asia/Yerevan, AO Africa/Luanda, AR America/Argentina/Buenos_Aires,
AT Europe/Vienna, AU Australia/Sydney, AZ Asia/Baku, BA Europe/Sarajevo, BB America/Barbados, BD Asia/Dhaka,
BE Europe/Brussels, BF Africa/Ouagadougou, BG Europe/Sofia, BH Asia/Bahrain, BI Africa/Bujumbura, BJ Africa/Porto-Novo,
BN Asia/Brunei, BO America/La_Paz, BR America/Sao_Paulo, BS America/Nassau, BT Asia/Thimphu, BW Africa/Gaborone,
BY Europe/Minsk, BZ America/Belize, CA America/Toronto, CD Africa/Kinshasa, CF Africa/Bangui, CG Africa/Brazzaville,
CH Europe/Zurich, CI Africa/Abidjan, CL America/Santiago, CM Africa/Douala, CN Asia/Shanghai, CO America/Bogota,
CR America/Costa_Rica, CU America/Havana, CV Atlantic/Cape_Verde, CW America/Curacao, CY Asia/Nicosia, CZ Europe/Prague,
DE Europe/Berlin, DJ Africa/Djibouti, DK Europe/Copenhagen, DO America/Santo_Domingo, DZ Africa/Algiers,
EC America/Guayaquil, EE Europe/Tallinn, EG Africa/Cairo, EH Africa/El_Aaiun, ER Africa/Asmara, ES Europe/Madrid,
ET Africa/Addis_Ababa, FI Europe/Helsinki, FJ Pacific/Fiji, FR Europe/Paris, GA Africa/Libreville, GB Europe/London,
GE Asia/Tbilisi, GF America/Cayenne, GH Africa/Accra, GM Africa/Banjul, GN Africa/Conakry, GP America/Guadeloupe,
GQ Africa/Malabo, GR Europe/Athens, GT America/Guatemala, GU Pacific/Guam, GW Africa/Bissau, GY America/Guyana,
HK Asia/Hong_Kong, HN America/Tegucigalpa, HR Europe/Zagreb, HT America/Port-au-Prince, HU Europe/Budapest,
ID Asia/Jakarta, IE Europe/Dublin, IL Asia/Jerusalem, IN Asia/Kolkata, IQ Asia/Baghdad, IR Asia/Tehran,
IS Atlantic/Reykjavik, IT Europe/Rome, JM America/Jamaica, JO Asia/Amman, JP Asia/Tokyo, KE Africa/Nairobi,
KG Asia/Bishkek, KH Asia/Phnom_Penh, KM Indian/Comoro, KP Asia/Pyongyang, KR Asia/Seoul, KW Asia/Kuwait, KZ Asia/Almaty,
LA Asia/Vientiane, LB Asia/Beirut, LK Asia/Colombo, LR Africa/Monrovia, LS Africa/Maseru, LT Europe/Vilnius,
LU Europe/Luxembourg, LV Europe/Riga, LY Africa/Tripoli, MA Africa/Casablanca, MD Europe/Chisinau, ME Europe/Podgorica,
MG Indian/Antananarivo, MK Europe/Skopje, ML Africa/Bamako, MM Asia/Yangon, MN Asia/Ulaanbaatar, MO Asia/Macau,
MQ America/Martinique, MR Africa/Nouakchott, MT Europe/Malta, MU Indian/Mauritius, MV Indian/Maldives,
MW Africa/Blantyre, MX America/Mexico_City, MY Asia/Kuala_Lumpur, MZ Africa/Maputo, NA Africa/Windhoek,
NC Pacific/Noumea, NE Africa/Niamey, NG Africa/Lagos, NI America/Managua, NL Europe/Amsterdam, NO Europe/Oslo,
NP Asia/Kathmandu, NZ Pacific/Auckland, OM Asia/Muscat, PA America/Panama, PE America/Lima, PG Pacific/Port_Moresby,
PH Asia/Manila, PK Asia/Karachi, PL Europe/Warsaw, PR America/Puerto_Rico, PS Asia/Gaza, PT Europe/Lisbon,
PY America/Asuncion, QA Asia/Qatar, RE Indian/Reunion, RO Europe/Bucharest, RS Europe/Belgrade, RU Europe/Moscow,
RW Africa/Kigali, SA Asia/Riyadh, SB Pacific/Guadalcanal, SD Africa/Khartoum, SE Europe/Stockholm, SG Asia/Singapore,
SI Europe/Ljubljana, SK Europe/Bratislava, SL Africa/Freetown, SN Africa/Dakar, SO Africa/Mogadishu,
SR America/Paramaribo, SS Africa/Juba, ST Africa/Sao_Tome, SV America/El_Salvador, SY Asia/Damascus, SZ Africa/Mbabane,
TD Africa/Ndjamena, TG Africa/Lome, TH Asia/Bangkok, TJ Asia/Dushanbe, TL Asia/Dili, TM Asia/Ashgabat, TN Africa/Tunis,
TR Europe/Istanbul, TT America/Port_of_Spain, TW Asia/Taipei, TZ Africa/Dar_es_Salaam, UA Europe/Kyiv, UG Africa/Kampala,
US America/New_York, UY America/Montevideo, UZ Asia/Tashkent, VE America/Caracas, VI America/St_Thomas,
VN Asia/Ho_Chi_Minh, XK Europe/Belgrade, YE Asia/Aden, YT Indian/Mayotte, ZA Africa/Johannesburg, ZM Africa/Lusaka,
ZW Africa/Harare
`;

/** Country and division, or country and name where a division has two. */
const OF_DIVISION = `
US CA America/Los_Angeles, US WA America/Los_Angeles, US OR America/Los_Angeles, US NV America/Los_Angeles,
US AZ America/Phoenix, US CO America/Denver, US NM America/Denver, US UT America/Denver, US ID America/Boise,
US MT America/Denver, US HI Pacific/Honolulu, US AK America/Anchorage, US IN America/Indiana/Indianapolis,
US MI America/Detroit, US IL America/Chicago, US TX America/Chicago, US OK America/Chicago, US TN America/Chicago,
US WI America/Chicago, US MO America/Chicago, US MN America/Chicago, US LA America/Chicago, US NE America/Chicago,
US KS America/Chicago, US AL America/Chicago, US IA America/Chicago, US AR America/Chicago, US MS America/Chicago,
US El-Paso America/Denver, CA 01 America/Edmonton, CA 02 America/Vancouver, CA 03 America/Winnipeg,
CA 05 America/St_Johns, CA 07 America/Halifax, CA 11 America/Regina, BR 02 America/Maceio, BR 04 America/Manaus,
BR 05 America/Bahia, BR 06 America/Fortaleza, BR 11 America/Campo_Grande, BR 13 America/Fortaleza,
BR 14 America/Cuiaba, BR 16 America/Belem, BR 17 America/Fortaleza, BR 20 America/Fortaleza, BR 22 America/Fortaleza,
BR 24 America/Porto_Velho, BR 28 America/Maceio, BR 30 America/Recife, AU 03 Australia/Darwin, AU 04 Australia/Brisbane,
AU 05 Australia/Adelaide, AU 06 Australia/Hobart, AU 07 Australia/Melbourne, AU 08 Australia/Perth,
MX 02 America/Tijuana, MX 06 America/Chihuahua, MX Juárez America/Ciudad_Juarez, MX 07 America/Monterrey,
MX 19 America/Monterrey, MX 23 America/Cancun, MX 25 America/Mazatlan, MX 26 America/Hermosillo,
MX 28 America/Matamoros, MX 31 America/Merida, ID 02 Asia/Makassar, ID 11 Asia/Pontianak, ID 12 Asia/Makassar,
ID 14 Asia/Makassar, ID 36 Asia/Jayapura, ID 38 Asia/Makassar, CD 04 Africa/Lubumbashi, CD 14 Africa/Lubumbashi,
CD 30 Africa/Lubumbashi, MY 11 Asia/Kuching, RU 04 Asia/Barnaul, RU 07 Europe/Astrakhan, RU 08 Asia/Yekaterinburg,
RU 13 Asia/Yekaterinburg, RU 20 Asia/Irkutsk, RU 29 Asia/Novokuznetsk, RU 30 Asia/Vladivostok, RU 53 Asia/Novosibirsk,
RU 54 Asia/Omsk, RU 55 Asia/Yekaterinburg, RU 59 Asia/Vladivostok, RU 65 Europe/Samara, RU 67 Europe/Saratov,
RU 71 Asia/Yekaterinburg, RU 75 Asia/Tomsk, RU 78 Asia/Yekaterinburg, RU 80 Europe/Samara, RU 81 Europe/Ulyanovsk,
RU 84 Europe/Volgograd, RU 90 Asia/Yekaterinburg, RU 91 Asia/Krasnoyarsk
`;

function table(text: string): ReadonlyMap<string, string> {
  const entries = text
    .trim()
    .split(/,\s+/)
    .map((entry): [string, string] => {
      const space = entry.lastIndexOf(' ');
      return [entry.slice(0, space), entry.slice(space + 1)];
    });
  for (const [place, zone] of entries) {
    // Throws a RangeError for a name that is no time zone.
    if (new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) === '') throw new Error(place);
  }
  return new Map(entries);
}

const countries = table(OF_COUNTRY);
const divisions = table(OF_DIVISION);

/** Throws for a country that is not in the table. */
export function timeZoneOf(country: string, division: string, name: string): string {
  const zone =
    divisions.get(`${country} ${name.replaceAll(' ', '-')}`) ??
    divisions.get(`${country} ${division}`) ??
    countries.get(country);
  if (zone === undefined) throw new Error(`no time zone is known for ${name} in ${country}`);
  return zone;
}
