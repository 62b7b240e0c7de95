/** Bytes as Base64 text, in parts: arguments of one call are limited. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += partSize)
    text += String.fromCharCode(...bytes.subarray(start, start + partSize));
  return btoa(text);
}

const partSize = 8_192;
