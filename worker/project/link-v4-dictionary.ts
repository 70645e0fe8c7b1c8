/**
 * What a version 4 link need not spell out: what version 3 has, then the usual end of a project with a version 4 world.
 *
 * FROZEN with the first release that writes version 4, as `link-v1-dictionary.ts` is and for the same reason.
 */
import { LINK_V3_DICTIONARY } from './link-v3-dictionary.ts';

const TAIL = `"}],"entry":"handler.ts","requests":[{"name":"GET /","method":"GET","path":"/","headers":[],\
"body":""}],"selectedRequest":0,"cityId":"london","connection":"new","arrival":"cold","tests":"",\
"view":{"panels":["code","request","waterfall","world"],"chart":"lines","platform":"edge"},\
"world":{"seed":500,"startsAt":"2026-11-23T12:00:00Z","region":"us-east-1","platforms":["lambda",\
"containers","edge"],"lambda":{"coldStart":"node-image","keepAliveS":420,"concurrencyLimit":1000,\
"provisioned":0,"startsPer10S":1000,"memoryMb":1024},"containers":{"replicas":3,"concurrency":50,\
"queueLimit":1000,"regions":[],"autoscale":null},"isolates":{"concurrency":1000,"keepAliveS":900},\
"edge":{"concurrency":256,"placement":"metros","instances":"fresh","reuse":{"concurrency":32,\
"idleS":10},"moduleCacheS":3600,"filteredAttackShare":0.99},"routing":{"policy":"anycast",\
"poorShare":0.2,"withoutEcsShare":0.1,"weights":[]},"hybrid":{"edgeUs":300},\
"compute":{"startUs":"measured","handlerUs":"measured"},"clients":{"access":"mix",\
"newConnectionShare":0.3,"handshake":"tcp+tls1.3","initialWindow":10,"lossShare":0.001},\
"traffic":{"perSecond":200,"arrivals":"poisson","diurnal":false,"surges":[],"trace":[]},\
"prices":{"freeTier":false,"lambdaArchitecture":"x86","containers":"lke","node":"dedicated-4gb",\
"highAvailability":false,"edge":"own","edgePerMillionRequests":null,"edgePerMillionCpuMs":null,\
"edgePerGb":null,"edgePerMonth":null},"origins":[],"faults":[]}}`;

export const LINK_V4_DICTIONARY = `${LINK_V3_DICTIONARY}${TAIL}`;
