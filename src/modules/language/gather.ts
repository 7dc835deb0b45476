/** What each of some gives, in a row. What `flatMap` does, in less time: that asks anew at every call what kind of list to make. */
export function gather<One, Part>(list: readonly One[], partsOf: (one: One) => readonly Part[]): Part[] {
  const all: Part[] = [];
  for (const one of list) for (const part of partsOf(one)) all.push(part);
  return all;
}
