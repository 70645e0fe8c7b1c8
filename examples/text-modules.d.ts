/** Text files are imported as strings, in the editor and in the engine alike. */
declare module '*.html' {
  const text: string;
  export default text;
}
