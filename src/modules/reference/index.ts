export { type Industry, type IndustryIndex, industryIndex } from './industry.ts';
export { loadReference } from './load.ts';
export { type Outline, outlineOf } from './outline.ts';
export { type Place, type PlaceIndex, type PlaceLevel, placeIndex, placeName } from './place.ts';
export { addWorkingDays, calendarCovers, isWorkingDay, workingDaysBetween } from './working-day.ts';
