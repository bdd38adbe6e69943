import { render } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { App } from "@/app/App";
import { createServices } from "@/lib/services";
import type { FakeServer } from "@/testing/fake-server";

/** The whole console in front of a fake server, at an address under /console. */
export function renderConsole(server: FakeServer, path = "/") {
  globalThis.history.replaceState(null, "", `/console${path}`);
  const user = userEvent.setup();
  const view = render(<App services={createServices(server.send)} />);
  const signIn = async (password = "secret") => {
    await user.type(view.getByLabelText("User name"), "admin");
    await user.type(view.getByLabelText("Password"), password);
    await user.click(view.getByRole("button", { name: "Sign in" }));
  };
  return { ...view, user, signIn };
}
