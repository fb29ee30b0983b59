import { defineConfig } from "specpact";

export default defineConfig({
  name: "Clockify",
  document: "spec/clockify/openapi.yaml",
  overlays: ["spec/clockify/overlay.yaml"],
  output: "generated/clockify",
  suites: "contract-tests/clockify",
});
