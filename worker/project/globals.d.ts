/** The Web APIs this folder may use; they exist in pages, workers and Node alike. */
declare function btoa(data: string): string;
declare function atob(data: string): string;
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}
