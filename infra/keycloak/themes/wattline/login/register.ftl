<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<@layout.registrationLayout displayMessage=messagesPerField.exists('global'); section>
  <#if section = "header">${msg("registerTitle")}
  <#elseif section = "form">
    <form id="kc-register-form" action="${url.registrationAction}" method="post">
      <@parts.profileFields; attribute>
        <#if passwordRequired?? && (attribute.name == 'username' || (attribute.name == 'email' && realm.registrationEmailAsUsername))>
          <@parts.field name="password" label=msg("password") type="password" autocomplete="new-password" hint=parts.passwordHint()/>
          <@parts.field name="password-confirm" label=msg("passwordConfirm") type="password" autocomplete="new-password"/>
        </#if>
      </@parts.profileFields>
      <@parts.submit label=msg("doRegister") name="register"/>
    </form>
    <@parts.back address=url.loginUrl label=msg("backToLogin")/>
  </#if>
</@layout.registrationLayout>
