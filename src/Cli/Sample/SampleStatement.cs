namespace Furrow.Cli.Sample;

/// <summary>A text for the reader to read: written for Furrow, in reported speech only. It quotes nobody.</summary>
internal static class SampleStatement
{
    /// <summary>The promises as publicly reported in June 2025, retold in our own words.</summary>
    public const string Text =
        "Help for the Kursk region: deminers, builders and memorials\n\n"
        + "North Korea will send 1,000 deminers to Russia to clear mines in the Kursk region, Sergei Shoigu, secretary "
        + "of Russia's Security Council, said on Tuesday after talks in Pyongyang, according to the news agency "
        + "TASS.\n\n"
        + "North Korea also plans to send 5,000 military builders to restore infrastructure in the Kursk region that "
        + "was damaged in the fighting, Shoigu said.\n\n"
        + "Russia and North Korea plan to build memorials in the Kursk region to Korean soldiers who died there, "
        + "Shoigu added.\n\n"
        + "The sides also discussed building a memorial complex with a museum in Pyongyang, with Russia taking part, "
        + "Shoigu told TASS.\n\n"
        + "This text is illustrative. It was written to try out Furrow, retells what was publicly reported in June "
        + "2025, and quotes nobody.\n";
}
