// A key for a thing that is made once, however often it is sent. crypto.randomUUID is kept from pages that came over plain http, as in a house's own network.

export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
