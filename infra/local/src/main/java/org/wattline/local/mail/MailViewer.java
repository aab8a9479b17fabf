package org.wattline.local.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows the mails: {@code /} the list, {@code /mails/N} one, {@code /mails/N/html} its HTML as it
 * came, {@code /api/mails} and {@code /api/mails/N} the same as JSON; {@code ?to=ADDRESS} filters
 * the JSON list.
 */
final class MailViewer implements HttpHandler {
  private static final Pattern ONE = Pattern.compile("/mails/(\\d{1,6})(/html)?");
  private static final Pattern ONE_JSON = Pattern.compile("/api/mails/(\\d{1,6})");
  private static final Pattern LINK =
      Pattern.compile("https?://[^\\s<>\"&]+(?:&amp;[^\\s<>\"&]+)*");
  private static final String PAGE_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";
  /* a mail is a stranger's page: no scripts, nothing fetched */
  private static final String MAIL_POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline';"
          + " sandbox allow-top-navigation-by-user-activation; frame-ancestors 'none'";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Mailbox mails;

  MailViewer(Mailbox mails) {
    this.mails = mails;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Matcher one = ONE.matcher(path);
      Matcher oneJson = ONE_JSON.matcher(path);
      if (!exchange.getRequestMethod().equals("GET")) {
        answer(exchange, 405, "text/plain", "Mails can only be read here.");
      } else if (path.equals("/")) {
        answer(exchange, 200, "text/html", list(mails.all()));
      } else if (path.equals("/api/mails")) {
        answer(exchange, 200, "application/json", JSON.writeValueAsString(filtered(exchange)));
      } else if (oneJson.matches()) {
        Optional<Mail> mail = byId(oneJson.group(1));
        answer(
            exchange,
            mail.isPresent() ? 200 : 404,
            "application/json",
            mail.map(JSON::writeValueAsString).orElse("{}"));
      } else if (one.matches()) {
        show(exchange, byId(one.group(1)), one.group(2) != null);
      } else {
        answer(exchange, 404, "text/html", page("Not found", "<p>There is no such page.</p>"));
      }
    }
  }

  private void show(HttpExchange exchange, Optional<Mail> found, boolean raw) throws IOException {
    if (found.isEmpty()) {
      answer(exchange, 404, "text/html", page("Not found", "<p>There is no such mail.</p>"));
    } else if (raw) {
      String html = Optional.ofNullable(found.get().html()).orElse("");
      exchange.getResponseHeaders().set("Content-Security-Policy", MAIL_POLICY);
      answer(exchange, 200, "text/html", html);
    } else {
      answer(exchange, 200, "text/html", one(found.get()));
    }
  }

  private Optional<Mail> byId(String id) {
    return mails.byId(Integer.parseInt(id));
  }

  private List<Mail> filtered(HttpExchange exchange) {
    String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    return query.startsWith("to=") ? mails.to(query.substring("to=".length())) : mails.all();
  }

  private static String list(List<Mail> all) {
    if (all.isEmpty()) {
      return page("Mails", "<p class=\"empty\">No mail has been sent since the start.</p>");
    }
    StringBuilder rows = new StringBuilder();
    for (Mail mail : all.reversed()) {
      rows.append(
          String.format(
              Locale.ROOT,
              "<li><a href=\"/mails/%d\"><strong>%s</strong><span>to %s</span><time>%s</time></a></li>",
              mail.id(),
              escaped(mail.subject().isBlank() ? "(no subject)" : mail.subject()),
              escaped(String.join(", ", mail.to())),
              when(mail)));
    }
    return page("Mails", "<ul>" + rows + "</ul>");
  }

  private static String one(Mail mail) {
    StringBuilder body =
        new StringBuilder("<p><a href=\"/\">All mails</a></p><dl>")
            .append("<dt>From</dt><dd>" + escaped(mail.from()) + "</dd>")
            .append("<dt>To</dt><dd>" + escaped(String.join(", ", mail.to())) + "</dd>")
            .append("<dt>Sent</dt><dd>" + when(mail) + "</dd></dl>");
    if (!mail.attachments().isEmpty()) {
      body.append("<p>Attached: " + escaped(String.join(", ", mail.attachments())) + "</p>");
    }
    if (mail.html() != null) {
      body.append("<p><a href=\"/mails/" + mail.id() + "/html\">The mail as it was sent</a></p>");
    }
    String text = mail.text() == null ? withoutTags(mail.body()) : mail.text();
    body.append(
        "<pre>" + LINK.matcher(escaped(text)).replaceAll("<a href=\"$0\">$0</a>") + "</pre>");
    return page(mail.subject(), body.toString());
  }

  private static String when(Mail mail) {
    String at = mail.sentAt();
    return at == null ? "" : escaped(at.replace('T', ' ').replace("Z", " UTC"));
  }

  private static String page(String title, String body) {
    return """
        <!doctype html><html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} - mail</title><style>
        :root{color-scheme:light dark;--line:#8884;--quiet:light-dark(#555,#aaa);--link:light-dark(#0b5cad,#8ec5ff)}
        body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:0 auto;padding:1rem}
        h1{font-size:1.4rem}h2{font-size:1rem;color:var(--quiet)}a{color:var(--link)}
        ul{list-style:none;padding:0;border-top:1px solid var(--line)}
        li a{display:grid;gap:.1rem;padding:.7rem .3rem;border-bottom:1px solid var(--line);text-decoration:none;color:inherit}
        li a:hover strong{text-decoration:underline}li span,time,.empty,dt{color:var(--quiet)}
        dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem 1rem}dd{margin:0;overflow-wrap:anywhere}
        pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;border:1px solid var(--line);padding:1rem}
        </style></head><body><main><h1>{title}</h1>{body}</main></body></html>
        """
        .replace("{title}", escaped(title))
        .replace("{body}", body);
  }

  private static String withoutTags(String html) {
    return html.replaceAll("(?s)<(style|head)\\b.*?</\\1>", "")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type + "; charset=utf-8");
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    if (!headers.containsKey("Content-Security-Policy")) {
      headers.set("Content-Security-Policy", PAGE_POLICY);
    }
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
