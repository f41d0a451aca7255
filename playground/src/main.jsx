import { useEffect } from "react";
import { createRoot } from "react-dom/client";
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { GraphiQL } from "graphiql";
import { openTabs, reset, storage } from "./visits.js";
import "./workers.js";
import "./style.css";

const EXAMPLES = "/playground/examples.json";
const pretty = (value) => (value && Object.keys(value).length ? JSON.stringify(value, null, 2) : "");

function Playground({ endpoint, subscriptions, headers, tabs, active }) {
  return (
    <GraphiQL
      fetcher={createGraphiQLFetcher({
        url: endpoint,
        subscriptionUrl: subscriptions && new URL(subscriptions, location.origin.replace(/^http/, "ws")).href,
        enableIncrementalDelivery: false, // One JSON answer per request: no multipart to ask for.
      })}
      storage={storage(headers)}
      shouldPersistHeaders={false}
      defaultTabs={tabs.map((tab) => ({ ...tab, headers }))}
      defaultHeaders={headers}
      initialQuery={tabs[active].query}
      initialVariables={tabs[active].variables}
      initialHeaders={headers}
      defaultEditorToolsVisibility="variables"
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>
        <button type="button" className="reset" onClick={reset}>
          Reset examples
        </button>
        <span>Nexus Feed</span>
      </GraphiQL.Logo>
      <ActivateTab index={active} />
      <EditorOptions />
    </GraphiQL>
  );
}

// GraphiQL always starts `defaultTabs` on the first of them.
function ActivateTab({ index }) {
  const { changeTab } = useGraphiQLActions();
  useEffect(() => {
    if (index > 0) changeTab(index);
  }, []);
  return null;
}

function EditorOptions() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  useEffect(() => {
    queryEditor?.updateOptions({ wordWrap: "on", wrappingIndent: "same" });
    // People write dashes, accents and emoji: Monaco's warnings about look-alike characters are for source code.
    responseEditor?.updateOptions({ unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false } });
  }, [queryEditor, responseEditor]);
  return null;
}

async function load() {
  const response = await fetch(EXAMPLES);
  if (!response.ok) throw new Error(`it answered ${response.status} ${response.statusText}`.trim());
  const { endpoint, subscriptions, headers, examples } = await response.json();
  const { tabs, active } = openTabs(examples.map(({ query, variables }) => ({ query, variables: pretty(variables) })));
  return { endpoint, subscriptions, headers: pretty(headers), tabs, active };
}

const page = document.getElementById("playground");
try {
  // Monaco measures the width of a character once: its font has to be there before it starts, if it can be had.
  const font = document.fonts.load('15px "Fira Code"').catch(() => {});
  const [settings] = await Promise.all([load(), font]);
  createRoot(page).render(<Playground {...settings} />);
} catch (error) {
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.role = "alert";
  notice.textContent = `The Playground cannot start without ${EXAMPLES}: ${error.message}. Is the server running? Reload to try again.`;
  page.replaceChildren(notice);
}
