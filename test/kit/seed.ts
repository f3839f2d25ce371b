import fc from 'fast-check';

// The same cases in every run, so that a red build can be run again; SEED=… looks at others.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_121) });
