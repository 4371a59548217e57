/** The change that is tried, while one is. */
const current = () => process.env.__STRYKER_ACTIVE_MUTANT__;

/** The last change that a test has noticed. */
let noticed;

// One test that notices a change is enough: Stryker itself lets Jest run all of them.
exports.note = () => { noticed = current(); };
exports.isNoticed = () => noticed !== undefined && noticed === current();
