import { defineExample } from '../../example.ts';
import source from './handler.ts?raw';

export const cableIsCut = defineExample({
  id: 'cable-is-cut',
  title: 'A cable is cut',
  summary: 'The Red Sea after twenty seconds: who is far from the region, is farther now.',
  story: `The region is in Frankfurt, and at 20 s the cable through the Red Sea is cut. Paths are found anew, round Asia's other side: from
Mumbai to Frankfurt a round trip takes 325 ms in place of 165, and a new connection needs three. The world's median rises by a fifth. The
same flags decided at the PoP in Mumbai need no cable at all: at the edge the median does not move. What was cut are clients' paths; in this
model the providers' own networks keep theirs.`,
  tests: `body $.user is ada
body $.flags contains dark-by-default
calls nothing`,
  source,
  cityId: 'mumbai',
  requests: [{ name: 'Flags of Ada', path: '/?user=ada' }],
  world: {
    region: 'eu-central-1',
    faults: [{ kind: 'cable-cut', atS: 20, durationS: 120, from: 'CAI', to: 'JED' }],
  },
});
