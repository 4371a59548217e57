import type { PipelineManifest as _PipelineManifest } from './render/manifest-schema';
