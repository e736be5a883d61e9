/** The meanings that colours have here. */
export type Tone = 'positive' | 'info' | 'warning' | 'danger' | 'calm' | 'neutral';

/** Text on a soft ground of the same meaning. */
export const toneSoft: Record<Tone, string> = {
  positive: 'border-positive-line bg-positive-soft text-positive',
  info: 'border-info-line bg-info-soft text-info',
  warning: 'border-warning-line bg-warning-soft text-warning',
  danger: 'border-danger-line bg-danger-soft text-danger',
  calm: 'border-calm-line bg-calm-soft text-calm',
  neutral: 'border-neutral-line bg-neutral-soft text-neutral',
};

export const toneText: Record<Tone, string> = {
  positive: 'text-positive',
  info: 'text-info',
  warning: 'text-warning',
  danger: 'text-danger',
  calm: 'text-calm',
  neutral: 'text-neutral',
};
