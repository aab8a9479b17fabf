package org.wattline.stripe;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The pages that a payer sees, as HTML without scripts. */
final class Pages {
  private Pages() {}

  /**
   * The page to type a card into.
   *
   * @param error key of what was wrong, or null
   * @param typed what was typed before; never the card's number or code
   */
  static String card(
      ObjectNode session,
      Words words,
      String action,
      @Nullable String error,
      Map<String, String> typed) {
    boolean setup = "setup".equals(Json.text(session, "mode"));
    String amount =
        setup
            ? ""
            : words.money(session.path("amount_total").asLong(), Json.need(session, "currency"));
    String cancel = Json.text(session, "cancel_url");
    String body =
        """
        <p class="sum">{sum}</p>
        {alert}
        <form method="post" action="{action}" autocomplete="on">
          <div class="field"><label for="number">{number}</label>
            <input id="number" name="number" inputmode="numeric" autocomplete="cc-number" required maxlength="25"
              placeholder="4242 4242 4242 4242" {invalid}></div>
          <div class="pair">
            <div class="field"><label for="expiry">{expiry}</label>
              <input id="expiry" name="expiry" inputmode="numeric" autocomplete="cc-exp" required maxlength="7" placeholder="12/34" value="{typedExpiry}"></div>
            <div class="field"><label for="cvc">{cvc}</label>
              <input id="cvc" name="cvc" inputmode="numeric" autocomplete="cc-csc" required maxlength="4" placeholder="123"></div>
          </div>
          <div class="field"><label for="name">{name}</label>
            <input id="name" name="name" autocomplete="cc-name" maxlength="100" value="{typedName}"></div>
          <button type="submit">{submit}</button>
        </form>
        {cancel}
        <details><summary>{cards}</summary><ul>
          <li><code>4242 4242 4242 4242</code> {success}</li>
          <li><code>4000 0000 0000 0002</code> {declined}</li>
          <li><code>4000 0000 0000 9995</code> {funds}</li>
          <li><code>4000 0025 0000 3155</code> {challenge}</li>
          <li><code>4000 0000 0000 3220</code> {challengeAlways}</li>
          <li><code>4000 0000 0000 0259</code> {dispute}</li>
        </ul></details>
        """
            .replace("{sum}", setup ? escaped(words.get("setup.sum")) : escaped(amount))
            .replace(
                "{alert}",
                error == null
                    ? ""
                    : "<p class=\"alert\" role=\"alert\" id=\"error\">"
                        + escaped(words.error(error))
                        + "</p>")
            .replace(
                "{invalid}",
                error == null ? "" : "aria-invalid=\"true\" aria-describedby=\"error\" autofocus")
            .replace("{action}", escaped(action))
            .replace("{typedExpiry}", escaped(typed.getOrDefault("expiry", "")))
            .replace("{typedName}", escaped(typed.getOrDefault("name", "")))
            .replace(
                "{submit}",
                escaped(setup ? words.get("setup.submit") : words.get("submit") + " " + amount))
            .replace(
                "{cancel}",
                cancel == null
                    ? ""
                    : "<p><a href=\""
                        + escaped(cancel)
                        + "\">"
                        + escaped(words.get("back"))
                        + "</a></p>");
    for (String key :
        new String[] {
          "number",
          "expiry",
          "cvc",
          "name",
          "cards",
          "success",
          "declined",
          "funds",
          "challenge",
          "challengeAlways",
          "dispute"
        }) {
      body = body.replace("{" + key + "}", escaped(words.get(key)));
    }
    return page(words, words.get(setup ? "setup.title" : "title"), body, null);
  }

  /** The bank's question. */
  static String challenge(ObjectNode session, Words words, String action) {
    String what =
        "setup".equals(Json.text(session, "mode"))
            ? words.get("setup.sum")
            : words.money(session.path("amount_total").asLong(), Json.need(session, "currency"));
    return page(
        words,
        words.get("challenge.title"),
        String.format(
            Locale.ROOT,
            """
            <p class="sum">%s</p><p>%s</p>
            <form method="post" action="%s">
              <button type="submit" name="answer" value="yes">%s</button>
              <button type="submit" name="answer" value="no" class="quiet">%s</button>
            </form>
            """,
            escaped(what),
            escaped(words.get("challenge.text")),
            escaped(action),
            escaped(words.get("challenge.yes")),
            escaped(words.get("challenge.no"))),
        null);
  }

  /** On to where the account wants the payer; the sessions of a form may not lead elsewhere. */
  static String done(ObjectNode session, Words words) {
    String id = Json.need(session, "id");
    boolean complete = "complete".equals(Json.text(session, "status"));
    String cancel = Json.text(session, "cancel_url");
    String url =
        complete || cancel == null
            ? Json.need(session, "success_url").replace("{CHECKOUT_SESSION_ID}", id)
            : cancel;
    String title = words.get(complete ? "done.title" : "expired.title");
    return page(
        words,
        title,
        String.format(
            Locale.ROOT,
            "<p>%s</p><p><a href=\"%s\">%s</a></p>",
            escaped(words.get(complete ? "done.text" : "expired.text")),
            escaped(url),
            escaped(words.get("back"))),
        complete ? url : null);
  }

  static String notFound(Words words) {
    return page(
        words,
        words.get("missing.title"),
        "<p>" + escaped(words.get("missing.text")) + "</p>",
        null);
  }

  private static String page(Words words, String title, String body, @Nullable String onTo) {
    return String.format(
        Locale.ROOT,
        """
        <!doctype html><html lang="%s"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">%s
        <title>%s</title><link rel="stylesheet" href="/assets/page.css"></head>
        <body><main><p class="mark">%s</p><h1>%s</h1>%s</main></body></html>
        """,
        words.locale().getLanguage().toLowerCase(Locale.ROOT),
        onTo == null ? "" : "<meta http-equiv=\"refresh\" content=\"0;url=" + escaped(onTo) + "\">",
        escaped(title),
        escaped(words.get("mark")),
        escaped(title),
        body);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
