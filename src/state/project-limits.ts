/** The most that `projectSchema` allows, for the inputs that should not accept more. A test holds the two together. */
export const PROJECT_LIMITS = {
  titleChars: 120,
  storyChars: 2_000,
  requests: 50,
  requestNameChars: 80,
  pathChars: 8_192,
  headers: 64,
  headerNameChars: 256,
  headerValueChars: 8_192,
  bodyChars: 200_000,
  testsChars: 20_000,
} as const;
