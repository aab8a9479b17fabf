package org.wattline.tenancy.vaadin.signin;

import com.vaadin.flow.component.UI;
import org.springframework.web.util.UriComponentsBuilder;
import org.wattline.tenancy.directory.PublicAddress;

/** Ends this session and the identity server's, and comes back to the signed-out page. */
public final class SignOut {
  private final PublicAddress address;

  public SignOut(PublicAddress address) {
    this.address = address;
  }

  /** Signs the person of this page out. The session is over when this returns. */
  public void of(UI ui) {
    ui.getPage().setLocation(Person.current().map(this::farewell).orElse("/"));
    ui.getSession().getSession().invalidate();
  }

  /** Where the browser is sent so that the identity server ends its session too. */
  String farewell(Person person) {
    Object end =
        person
            .tokens()
            .registration()
            .getProviderDetails()
            .getConfigurationMetadata()
            .get("end_session_endpoint");
    return UriComponentsBuilder.fromUriString(String.valueOf(end))
        .queryParam("client_id", "{client}")
        .queryParam("id_token_hint", "{token}")
        .queryParam("post_logout_redirect_uri", "{back}")
        .encode()
        .buildAndExpand(
            person.tokens().registration().getClientId(),
            person.idToken(),
            address.url(person.site().host()) + SignedInSessions.SIGNED_OUT_PAGE)
        .toUriString();
  }
}
