export { type Industry, industryIndex } from './industry.ts';
export { loadReference } from './load.ts';
export { outlineOf } from './outline.ts';
export { type Place, placeIndex, placeName } from './place.ts';
export { type Region, readRegion, region } from './region.ts';
export { addWorkingDays, calendarCovers, isWorkingDay, workingDaysBetween } from './working-day.ts';
