import { type SyntheticEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/Button";
import { Notice } from "@/components/Notice";
import { TextField } from "@/components/TextField";
import { useServices } from "@/lib/services";
import { type SignInFailure, signInFailure } from "./sign-in-failure";

export function SignInForm() {
  const { t } = useTranslation();
  const { busy, failure, submit, password } = useSignIn();
  const [shown, setShown] = useState(false);
  const fault = useId();
  const describedBy = failure === undefined ? undefined : fault;
  return (
    <form className="grid grid-cols-1 gap-5" noValidate onSubmit={submit}>
      <TextField
        aria-describedby={describedBy}
        autoCapitalize="none"
        autoComplete="username"
        label={t("sign_in.username")}
        name="username"
        spellCheck={false}
      />
      <TextField
        aria-describedby={describedBy}
        autoComplete="current-password"
        label={t("sign_in.password")}
        name="password"
        ref={password}
        type={shown ? "text" : "password"}
      />
      <label className="-mt-2 flex min-h-8 w-fit items-center gap-2 text-sm text-soft">
        <input
          checked={shown}
          className="size-5 accent-accent"
          onChange={(event) => {
            setShown(event.target.checked);
          }}
          type="checkbox"
        />
        {t("sign_in.show")}
      </label>
      {failure !== undefined && (
        <Notice tone="error">
          <p id={fault}>
            <FailureText failure={failure} />
          </p>
        </Notice>
      )}
      <Button disabled={busy} type="submit">
        {t(busy ? "sign_in.busy" : "sign_in.submit")}
      </Button>
      <p className="text-sm text-soft">{t("sign_in.first_time")}</p>
    </form>
  );
}

function FailureText({ failure }: { readonly failure: SignInFailure }) {
  const { t } = useTranslation();
  switch (failure.kind) {
    case "locked":
      return t("sign_in.locked", { seconds: failure.seconds });
    case "failed":
      return t("sign_in.failed", { trace: failure.trace });
    case "empty":
    case "wrong":
    case "away":
      return t(`sign_in.${failure.kind}`);
  }
}

function useSignIn() {
  const { account } = useServices();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SignInFailure>();
  const password = useRef<HTMLInputElement>(null);

  const attempt = async (name: string, secret: string) => {
    setBusy(true);
    try {
      await account.signIn(name, secret);
    } catch (error) {
      setFailure(signInFailure(error));
      setBusy(false);
      password.current?.select();
    }
  };

  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, secret] = [form.get("username"), form.get("password")];
    if (typeof name !== "string" || typeof secret !== "string" || name.trim() === "" || secret === "") {
      setFailure({ kind: "empty" });
      return;
    }
    setFailure(undefined);
    void attempt(name.trim(), secret);
  };

  return { busy, failure, submit, password };
}
