// What every program here needs: what it was called with, and how to tell what it saw.

const [url = "", token = "", how = ""] = process.argv.slice(2);

export const endpoint = url;
export const mode = how;

/** What a client sends with every request: who asks, and by what program. */
export function headersOf(name: string): Record<string, string> {
  return { authorization: `Bearer ${token}`, "graphql-client-name": name };
}

/** What is there, or the program ends. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value == null) {
    throw new Error(`There is no ${what}.`);
  }
  return value;
}

/** One line for the test. */
export function tell(seen: Record<string, unknown>): void {
  console.log(JSON.stringify(seen));
}
