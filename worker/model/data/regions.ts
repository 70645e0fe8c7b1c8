/**
 * Cloud regions: the metropolitan areas as publicly known, under the names their providers give them. Akamai's are the
 * compute regions of its cloud (Linode), as its public documentation lists them in 2026.
 */
import type { RegionId } from '../../project/world.ts';

const AWS = `
us-east-1|N. Virginia|39.04|-77.49
us-west-2|Oregon|45.84|-119.7
ca-central-1|Montréal|45.5|-73.57
sa-east-1|São Paulo|-23.55|-46.63
eu-west-1|Ireland|53.35|-6.26
eu-central-1|Frankfurt|50.11|8.68
eu-north-1|Stockholm|59.33|18.07
af-south-1|Cape Town|-33.93|18.42
me-central-1|UAE|25.2|55.27
ap-south-1|Mumbai|19.08|72.88
ap-southeast-1|Singapore|1.29|103.85
ap-northeast-1|Tokyo|35.68|139.77
ap-southeast-2|Sydney|-33.87|151.21
us-east-2|Ohio|40|-82.9
us-west-1|N. California|37.35|-121.95
ca-west-1|Calgary|51.04|-114.07
mx-central-1|Querétaro|20.59|-100.39
eu-west-2|London|51.51|-0.13
eu-west-3|Paris|48.86|2.35
eu-central-2|Zürich|47.38|8.54
eu-south-1|Milan|45.46|9.19
eu-south-2|Spain|41.65|-0.88
il-central-1|Tel Aviv|32.08|34.78
me-south-1|Bahrain|26.07|50.55
ap-south-2|Hyderabad|17.38|78.48
ap-southeast-3|Jakarta|-6.2|106.8
ap-southeast-4|Melbourne|-37.81|144.96
ap-southeast-5|Malaysia|3.14|101.69
ap-southeast-6|New Zealand|-36.85|174.76
ap-southeast-7|Thailand|13.75|100.5
ap-northeast-2|Seoul|37.57|126.98
ap-northeast-3|Osaka|34.69|135.5
ap-east-1|Hong Kong|22.28|114.17
ap-east-2|Taipei|25.04|121.5
`;

const AZURE = `
australiaeast|Sydney|-33.86|151.21
australiasoutheast|Melbourne|-37.81|144.96
austriaeast|Vienna|48.21|16.37
belgiumcentral|Brussels|50.85|4.35
brazilsouth|São Paulo|-23.55|-46.63
canadacentral|Toronto|43.65|-79.38
canadaeast|Québec|46.82|-71.22
centralindia|Pune|18.58|73.92
centralus|Iowa|41.59|-93.62
chilecentral|Santiago|-33.45|-70.67
denmarkeast|Copenhagen|55.68|12.57
eastasia|Hong Kong|22.27|114.19
eastus|Virginia|38.9|-77.5
eastus2|Virginia 2|36.67|-78.39
francecentral|Paris|48.86|2.35
germanywestcentral|Frankfurt|50.11|8.68
indonesiacentral|Jakarta|-6.14|106.8
israelcentral|Israel|31.27|34.8
italynorth|Milan|45.47|9.18
japaneast|Tokyo|35.68|139.77
japanwest|Osaka|34.69|135.5
koreacentral|Seoul|37.57|126.98
malaysiawest|Kuala Lumpur|3.14|101.69
mexicocentral|Querétaro|20.59|-100.39
newzealandnorth|Auckland|-36.85|174.76
northcentralus|Chicago|41.88|-87.63
northeurope|Dublin|53.35|-6.26
norwayeast|Oslo|59.91|10.75
polandcentral|Warsaw|52.23|21.02
qatarcentral|Doha|25.55|51.44
southafricanorth|Johannesburg|-25.73|28.22
southcentralus|San Antonio|29.42|-98.5
southeastasia|Singapore|1.28|103.83
southindia|Chennai|12.98|80.16
spaincentral|Madrid|40.43|-3.42
swedencentral|Gävle|60.67|17.14
switzerlandnorth|Zürich|47.45|8.56
uaenorth|Dubai|25.27|55.32
uksouth|London|51.5|-0.5
ukwest|Cardiff|51.48|-3.18
westeurope|Amsterdam|52.37|4.9
westus|California|37.78|-122.42
westus2|Washington|47.23|-119.85
westus3|Phoenix|33.45|-112.07
`;

const GOOGLE = `
africa-south1|Johannesburg|-26.2|28.04
asia-east1|Taiwan|24.05|120.52
asia-east2|Hong Kong|22.28|114.17
asia-northeast1|Tokyo|35.68|139.77
asia-northeast2|Osaka|34.69|135.5
asia-northeast3|Seoul|37.57|126.98
asia-south1|Mumbai|19.08|72.88
asia-south2|Delhi|28.65|77.23
asia-southeast1|Singapore|1.29|103.85
asia-southeast2|Jakarta|-6.2|106.8
australia-southeast1|Sydney|-33.87|151.21
australia-southeast2|Melbourne|-37.81|144.96
europe-central2|Warsaw|52.23|21.01
europe-north1|Finland|60.57|27.2
europe-north2|Stockholm|59.33|18.07
europe-southwest1|Madrid|40.42|-3.7
europe-west1|Belgium|50.45|3.82
europe-west2|London|51.51|-0.13
europe-west3|Frankfurt|50.11|8.68
europe-west4|Netherlands|53.44|6.84
europe-west6|Zürich|47.38|8.54
europe-west8|Milan|45.46|9.19
europe-west9|Paris|48.86|2.35
europe-west10|Berlin|52.52|13.41
europe-west12|Turin|45.07|7.69
me-central1|Doha|25.29|51.53
me-central2|Dammam|26.43|50.1
me-west1|Tel Aviv|32.08|34.78
northamerica-northeast1|Montréal|45.5|-73.57
northamerica-northeast2|Toronto|43.65|-79.38
northamerica-south1|Querétaro|20.59|-100.39
southamerica-east1|São Paulo|-23.55|-46.63
southamerica-west1|Santiago|-33.45|-70.67
us-central1|Iowa|41.26|-95.86
us-east1|South Carolina|33.2|-80.01
us-east4|N. Virginia|39.04|-77.49
us-east5|Columbus|39.96|-83
us-south1|Dallas|32.78|-96.81
us-west1|Oregon|45.6|-121.2
us-west2|Los Angeles|34.05|-118.24
us-west3|Salt Lake City|40.76|-111.89
us-west4|Las Vegas|36.17|-115.14
`;

const AKAMAI = `
us-east|Newark|40.74|-74.17
us-iad|Washington|38.9|-77.04
us-ord|Chicago|41.88|-87.63
us-mia|Miami|25.77|-80.19
us-southeast|Atlanta|33.75|-84.39
us-central|Dallas|32.78|-96.81
us-sea|Seattle|47.61|-122.33
us-west|Fremont|37.55|-121.99
us-lax|Los Angeles|34.05|-118.24
ca-central|Toronto|43.65|-79.38
br-gru|São Paulo|-23.55|-46.63
eu-west|London|51.51|-0.13
gb-lon|London 2|51.51|-0.13
eu-central|Frankfurt|50.11|8.68
de-fra-2|Frankfurt 2|50.11|8.68
fr-par|Paris|48.86|2.35
nl-ams|Amsterdam|52.37|4.9
se-sto|Stockholm|59.33|18.07
es-mad|Madrid|40.42|-3.7
it-mil|Milan|45.46|9.19
in-maa|Chennai|13.09|80.28
ap-west|Mumbai|19.08|72.88
in-bom-2|Mumbai 2|19.08|72.88
ap-south|Singapore|1.29|103.85
sg-sin-2|Singapore 2|1.29|103.85
id-cgk|Jakarta|-6.2|106.8
jp-osa|Osaka|34.69|135.5
ap-northeast|Tokyo|35.68|139.77
jp-tyo-3|Tokyo 3|35.68|139.77
ap-southeast|Sydney|-33.87|151.21
au-mel|Melbourne|-37.81|144.96
`;

interface RegionRow {
  readonly id: RegionId;
  readonly provider: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

function regionsOf(provider: string, rows: string): readonly RegionRow[] {
  return rows
    .trim()
    .split('\n')
    .map((row) => {
      const [id, name = '', latitude, longitude] = row.split('|');
      return { id: id as RegionId, provider, name, latitude: Number(latitude), longitude: Number(longitude) };
    });
}

/** In the order of `REGION_IDS`. */
export const REGION_ROWS: readonly RegionRow[] = [
  ...regionsOf('AWS', AWS),
  ...regionsOf('Azure', AZURE),
  ...regionsOf('Google', GOOGLE),
  ...regionsOf('Akamai', AKAMAI),
];
