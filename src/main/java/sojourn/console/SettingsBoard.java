package sojourn.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import sojourn.settings.SettingsInForce;
import sojourn.settings.SettingsInForce.Setting;

/** The settings of the node that shows the page, and where each comes from. */
@Named
@RequestScoped
public class SettingsBoard {

    private final SettingsInForce settings;

    @Inject
    SettingsBoard(SettingsInForce settings) {
        this.settings = settings;
    }

    public List<Setting> getAll() {
        return settings.list();
    }
}
