/** One reading of a figure that changes. */
export interface Sample {
  readonly atMillis: number;
  readonly value: number;
}

/** How far back a trend looks. */
const trendSpanMillis = 60_000;

/** The samples of the last minute with a new one; a second reading of the same second replaces the first. */
export function withSample(samples: readonly Sample[], next: Sample): readonly Sample[] {
  const second = Math.floor(next.atMillis / 1000);
  return [
    ...samples.filter(
      ({ atMillis }) => atMillis > next.atMillis - trendSpanMillis && Math.floor(atMillis / 1000) < second,
    ),
    next,
  ];
}

/** Readings further apart than this are not joined: nobody knows what was between them. */
const gapMillis = 3_500;

/** Runs of samples without a gap between them. */
function runsOf(samples: readonly Sample[]): readonly (readonly Sample[])[] {
  const runs: Sample[][] = [];
  let before: Sample | undefined;
  for (const sample of samples) {
    const run = runs.at(-1);
    if (run === undefined || before === undefined || sample.atMillis - before.atMillis > gapMillis) runs.push([sample]);
    else run.push(sample);
    before = sample;
  }
  return runs;
}

export interface TrendPaths {
  readonly line: string;
  readonly area: string;
}

/** SVG paths in a box of that size, time to the right and ending at the newest sample, zero at the bottom. */
export function trendPaths(samples: readonly Sample[], width: number, height: number): TrendPaths {
  const end = samples.at(-1)?.atMillis ?? 0;
  const top = Math.max(1, ...samples.map(({ value }) => value)) * 1.1;
  const x = (sample: Sample) => (width * (1 - (end - sample.atMillis) / trendSpanMillis)).toFixed(1);
  const y = (sample: Sample) => (height * (1 - sample.value / top)).toFixed(1);
  const lines = runsOf(samples).map((run) => ({
    first: run[0],
    last: run.at(-1),
    line: run.map((sample, place) => `${place === 0 ? "M" : "L"}${x(sample)} ${y(sample)}`).join(""),
  }));
  const areas = lines.map(({ first, last, line }) =>
    first === undefined || last === undefined ? "" : `${line}L${x(last)} ${height}L${x(first)} ${height}Z`,
  );
  return { line: lines.map(({ line }) => line).join(""), area: areas.join("") };
}
