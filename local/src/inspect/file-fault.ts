/** Why the rows of a file cannot be looked at: what follows its name in a message. */
export class FileFault extends Error {}
