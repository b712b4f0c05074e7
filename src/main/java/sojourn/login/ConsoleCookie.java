package sojourn.login;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Lets browsers send the console's cookie for pages of this server alone: Payara does not read that from web.xml. */
@WebListener
public class ConsoleCookie implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        // Not "Strict": a link to a page of the console, in a mail say, is to find who follows it logged in.
        event.getServletContext().getSessionCookieConfig().setAttribute("SameSite", "Lax");
    }
}
