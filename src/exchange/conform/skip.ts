/** Thrown by a check that does not apply, with the reason. */
export class Skip extends Error {}
