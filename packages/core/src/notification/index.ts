export { DEFAULT_PREFERENCES, type Preferences } from "./preferences.ts";
export { formatTime } from "./time-of-day.ts";
export {
  type UpdatePreferencesInput,
  updateNotificationPreferences,
} from "./update-preferences.ts";
