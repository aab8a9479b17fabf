<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#-- customers open an account themselves; staff are invited -->
<#assign openAccount = realm.password && realm.registrationAllowed && !registrationDisabled?? && ((client.clientId)!'') == 'portal'>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('username','password') displayInfo=openAccount; section>
  <#if section = "header">${msg("loginAccountTitle")}
  <#elseif section = "form">
    <#if realm.password>
      <form id="kc-form-login" action="${url.loginAction}" method="post">
        <#if !usernameHidden??>
          <@parts.field name="username" label=parts.accountName() errors=['username', 'password'] value=(login.username)!'' autocomplete="username" focus=!(login.username)?has_content/>
        </#if>
        <@parts.field name="password" label=msg("password") type="password" errors=(usernameHidden??)?then(['username', 'password'], []) autocomplete="current-password" focus=(login.username)?has_content/>
        <#if realm.resetPasswordAllowed><p class="beside"><a href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></p></#if>
        <#if realm.rememberMe && !usernameHidden??>
          <div class="check"><input id="rememberMe" name="rememberMe" type="checkbox"<#if login.rememberMe??> checked</#if>><label for="rememberMe">${msg("rememberMe")}</label></div>
        </#if>
        <input type="hidden" name="credentialId" value="${(auth.selectedCredential)!''}">
        <@parts.submit label=msg("doLogIn")/>
      </form>
    </#if>
  <#elseif section = "info">
    <#if openAccount><p>${msg("noAccount")} <a href="${url.registrationUrl}">${msg("doRegister")}</a></p></#if>
  <#elseif section = "socialProviders">
    <#if realm.password && (social.providers)?has_content>
      <div class="others">
        <h2>${msg("identity-provider-login-label")}</h2>
        <#list social.providers as p><a class="secondary" id="social-${p.alias}" href="${p.loginUrl}">${p.displayName!p.alias}</a></#list>
      </div>
    </#if>
  </#if>
</@layout.registrationLayout>
