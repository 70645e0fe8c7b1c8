/** What is done with a generated input, by name. */
// oxlint-disable-next-line typescript/no-explicit-any -- each takes what its generator makes
export const PROPERTIES: Readonly<Record<string, (input: any) => unknown>> = {};
