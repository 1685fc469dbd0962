/** Windows-1252 between 0x80 and 0x9f; the rest is Latin-1. `TextDecoder` of Node 20 takes Windows-1252 for Latin-1
 *  (nodejs/node issue 56542), so that curly quotes and the euro sign would come out as control characters. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const westernNames = /^(?:windows-1252|cp-?1252|x-cp1252|iso-?8859-?1|iso_8859-1|latin-?1|l1|us-ascii|ascii)$/i;

function decodeWestern(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => windows1252[character.charCodeAt(0) - 0x80]!);
}

/** Decodes by an encoding's name, as web pages, mails and RTF files give it.
 *  @throws {RangeError} for a name that nobody knows. */
export function decodeAs(bytes: Uint8Array, name: string): string {
  return westernNames.test(name) ? decodeWestern(bytes) : new TextDecoder(name).decode(bytes);
}
