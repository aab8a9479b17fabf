package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.notification.Notification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.billing.contract.documents.DeliveryState;
import org.wattline.tenancy.vaadin.api.ApiUnavailableException;
import org.wattline.tenancy.vaadin.test.OnSite;

/** Bills whose mail did not arrive. */
@Tag("UC-043")
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "billing")
class DeliveryViewsTest extends ViewTest {
  @Autowired FakeMoney.Post post;

  @BeforeEach
  void oneFailed() {
    post.reset();
  }

  @Test
  void whatTheMailServerRefusedIsListedWithItsReason() {
    again("bill-deliveries");

    assertThat(text()).contains("an@example.com", "550 no such mailbox", "Failed", "3");
    assertThat($(Anchor.class).withText("2026-0000210").single().getHref())
        .isEqualTo("bills/" + FakeMoney.OCTOBER);
  }

  @Test
  void theFailedAreSentAgainTogetherAfterAsking() {
    again("bill-deliveries");
    press("Send the failed again");
    assertThat(post.sent.getFirst().state()).isEqualTo(DeliveryState.FAILED);

    test($(ConfirmDialog.class).single()).confirm();
    roundTrip();

    assertThat(post.sent.getFirst().state()).isEqualTo(DeliveryState.QUEUED);
    assertThat(text())
        .contains("Queued again: 1.", "A bill appears here when the mail server refuses it");
  }

  @Test
  void theStateStandsInTheAddress() {
    again("bill-deliveries?state=QUEUED");

    assertThat(text()).contains("No bill is in this state.").doesNotContain("550");
    assertThat($(Button.class).withText("Send the failed again").all()).isEmpty();
  }

  @Test
  void aSilentServiceIsSaidInPlaceAndNothingIsLost() {
    again("bill-deliveries");
    press("Send the failed again");
    post.failure = new ApiUnavailableException("no answer");
    test($(ConfirmDialog.class).single()).confirm();
    roundTrip();
    assertThat(test($(Notification.class).single()).getText()).contains("does not answer");

    again("bill-deliveries");
    assertThat(text()).contains("does not answer right now");

    post.failure = null;
    press("Try again");
    assertThat(text()).contains("550 no such mailbox");
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "customer-service")
  void customerServiceSeesThemAndSendsThemOneByOne() {
    again("bill-deliveries");

    assertThat(text()).contains("550 no such mailbox");
    assertThat($(Button.class).withText("Send the failed again").all()).isEmpty();
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "field-service")
  void fieldServiceHasNoBusinessWithThem() {
    visit("customers");
    assertThat(text()).doesNotContain("Bills on their way");

    visit("bill-deliveries");
    assertThat(text()).contains("No access");
  }
}
