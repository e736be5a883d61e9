/** What is wrong with the settings, for whoever made them: no stack trace helps there. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
