// What only the browser knows of time: its zone.

/** A moment of the reader's own clock, as a datetime-local field gives it, in UTC; null for no moment. */
export const toUtc = local => { const at = new Date(local); return isNaN(at) ? null : at.toISOString(); };

/** A moment in UTC as a datetime-local field takes it. */
export function toLocal(utc) {
  const at = new Date(utc);
  return isNaN(at) ? null : new Date(at - at.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
}
