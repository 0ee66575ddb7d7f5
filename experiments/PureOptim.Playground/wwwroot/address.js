// A description in an address: its JSON in UTF-8, in base64 with - and _, after the #. RunSource.cs of the tool reads the same.

/** The part of an address after the # for a description. */
export function encode(description) {
  const bytes = new TextEncoder().encode(JSON.stringify(description));
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The description in the part of an address after the #; null where there is none. */
export function decode(hash) {
  try {
    const text = atob(hash.replace(/^#/, '').replaceAll('-', '+').replaceAll('_', '/'));
    return text === '' ? null : JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(text, character => character.charCodeAt(0))));
  } catch {
    return null;
  }
}
