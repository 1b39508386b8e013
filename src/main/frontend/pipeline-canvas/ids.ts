/** Nobody else's. Not crypto.randomUUID: browsers have that only where the page came by TLS or from this machine. */
export const newId = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
