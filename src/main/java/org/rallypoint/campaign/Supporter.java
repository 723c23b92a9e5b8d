package org.rallypoint.campaign;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.UUID;
import org.rallypoint.Ids;
import org.rallypoint.link.WebAddress;

/** An organisation that stands behind a campaign. */
@Entity
@SuppressWarnings("UnusedVariable") // Some columns are read by queries alone.
public class Supporter {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Campaign campaign;

    private int position;
    private String name;
    private String countryCode;
    private String url;

    protected Supporter() {}

    public Supporter(Campaign campaign, int position, String name, String countryCode, String url) {
        this.id = Ids.next();
        this.campaign = campaign;
        this.position = position;
        this.name = name;
        this.countryCode = countryCode;
        this.url = url == null ? null : WebAddress.ofPage("url", url).url();
    }

    public String name() {
        return name;
    }

    public String countryCode() {
        return countryCode;
    }

    public String url() {
        return url;
    }
}
