/** Where a run writes to, and where `answer` looks, when it is not said. */
export const OUT_DEFAULT = 'out';
