import type { Calibration } from '../../src/extract/provision-model.js';

/** Fits a calibration by Newton's method. @param points  score, and 1 where it was right or 0. Two imaginary points, one of
 *  each kind, keep the fit finite where all are of one kind. */
export function fitCalibration(points: readonly (readonly [number, number])[]): Calibration {
  let slope = 1;
  let offset = -1;
  for (let round = 0; round < 80; round++) {
    let [g0, g1, h00, h01, h11] = [-1e-3 * (slope - 1), 0, 1e-3, 0, 1e-6];
    for (const [score, right] of points) {
      const p = 1 / (1 + Math.exp(-(slope * score + offset)));
      const weight = p * (1 - p);
      g0 += (right - p) * score;
      g1 += right - p;
      h00 += weight * score * score;
      h01 += weight * score;
      h11 += weight;
    }
    const determinant = h00 * h11 - h01 * h01;
    slope += Math.max(-1, Math.min(1, (h11 * g0 - h01 * g1) / determinant));
    offset += Math.max(-1, Math.min(1, (h00 * g1 - h01 * g0) / determinant));
  }
  // Rounded, so that the file does not depend on the last bit of a sum.
  return { slope: round4(slope), offset: round4(offset) };
}

export const round4 = (x: number) => Math.round(x * 1e4) / 1e4;
