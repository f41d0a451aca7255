// What a visit leaves for the next one. Tabs and history stay; request headers never reach localStorage, because
// they carry a sign-in: every visit puts the headers of its own examples.json in their place.
const TABS = "graphiql:tabState";
const HISTORY = ["graphiql:queries", "graphiql:favorites"];
const SHOWN = "nexus-feed:examples";

let leaving = false;

/** The tabs to open, and which of them is active. `examples`: [{query, variables}], both strings. */
export function openTabs(examples) {
  const saved = read(TABS);
  const shown = read(SHOWN) ?? [];
  localStorage.setItem(SHOWN, JSON.stringify(examples));
  if (!saved?.tabs?.length) return { tabs: examples, active: 0 };

  const tabs = saved.tabs.map(({ query, variables }) => ({ query: query ?? "", variables: variables ?? "" }));
  if (same(shown, examples)) return { tabs, active: tabs[saved.activeTabIndex] ? saved.activeTabIndex : 0 };

  // The examples changed since: the new ones open, and of the old tabs those that the reader wrote or edited stay.
  const own = tabs.filter((tab) => tab.query && ![...shown, ...examples].some((example) => same(example, tab)));
  return { tabs: [...examples, ...own], active: 0 };
}

/** Closes every tab for the examples as they came. */
export function reset() {
  if (!confirm("Close every tab and open the examples as they came?")) return;
  leaving = true; // GraphiQL saves tabs half a second late, which would bring them back.
  localStorage.removeItem(TABS);
  location.reload();
}

/** localStorage as GraphiQL sees it; `headers` is the text of the headers editor. */
export function storage(headers) {
  return {
    get length() {
      return localStorage.length;
    },
    getItem(key) {
      if (key === TABS) return null; // `openTabs` has read them.
      const value = localStorage.getItem(key);
      return value && HISTORY.includes(key) ? withHeaders(value, headers) : value;
    },
    setItem(key, value) {
      if (leaving) return;
      localStorage.setItem(key, key === TABS || HISTORY.includes(key) ? withHeaders(value, null) : value);
    },
    removeItem: (key) => localStorage.removeItem(key),
    clear: () => localStorage.clear(),
  };
}

function withHeaders(json, headers) {
  return JSON.stringify(JSON.parse(json), (key, value) => (key === "headers" ? headers : value));
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
