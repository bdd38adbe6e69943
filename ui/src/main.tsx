import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "@/app/App";
import { startI18n } from "@/lib/i18n/i18n";
import { createServices } from "@/lib/services";
import "./styles.css";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element 'root'");

await startI18n();
const services = createServices((request) => fetch(request));
createRoot(root).render(
  <StrictMode>
    <App services={services} />
  </StrictMode>,
);
