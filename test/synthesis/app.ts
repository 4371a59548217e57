/** Synthesizes everything that there are templates of, into the folder that CDK_OUTDIR names. */
import { appOfAll } from './templates';

appOfAll().synth();
