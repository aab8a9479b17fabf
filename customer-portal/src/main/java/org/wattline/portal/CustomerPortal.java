package org.wattline.portal;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the customer portal. */
@SpringBootApplication
@StyleSheet(Aura.STYLESHEET)
@Push(transport = Transport.WEBSOCKET_XHR)
public class CustomerPortal implements AppShellConfigurator {
  public static void main(String[] args) {
    SpringApplication.run(CustomerPortal.class, args);
  }
}
