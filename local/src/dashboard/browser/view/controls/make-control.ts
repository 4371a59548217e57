import type { ManifestFilter } from '../../../../manifest';
import type { EnginePort } from '../engine-port';
import { Choice, Control, textOf } from './control';
import { DropDown } from './drop-down';
import { Pills } from './pills';
import { Range } from './range';
import { scaleOf } from './scale';

/** The control of a filter; undefined where the data has no value to choose. */
export function makeControl(filter: ManifestFilter, engine: EnginePort, onChange: (choice: Choice) => void): Control | undefined {
  const options = engine.options(filter);
  const text = textOf(engine.dashboard, filter);
  if (options.kind === 'empty') return undefined;
  if (filter.control === 'dropDown') return new DropDown({ filter, options, distribution: [], text, onChange });
  if (filter.control === 'list') return new Pills({ filter, options, distribution: [], text, onChange });
  const scale = scaleOf(filter, options);
  if (scale === undefined) return undefined;
  const distribution = engine.distribution(filter, scale.least, scale.most, (value) => scale.fromText(String(value)));
  return new Range({ filter, options, distribution, text, onChange }, scale);
}
