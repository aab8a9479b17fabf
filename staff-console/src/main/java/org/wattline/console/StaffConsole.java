package org.wattline.console;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the staff console. */
@SpringBootApplication
@StyleSheet(Aura.STYLESHEET)
@Push(transport = Transport.WEBSOCKET_XHR)
public class StaffConsole implements AppShellConfigurator {
  public static void main(String[] args) {
    SpringApplication.run(StaffConsole.class, args);
  }
}
