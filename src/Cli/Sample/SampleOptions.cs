using Furrow.Registry;

namespace Furrow.Cli.Sample;

/// <summary>How the sample is made.</summary>
/// <param name="Scale">1, 10, 100 …: multiplies hazards, assets and crews; 1 to 100.</param>
/// <param name="Seed">The same seed and scale give the same records to the byte.</param>
internal sealed record SampleOptions(int Scale = 1, ulong Seed = 1)
{
    /// <summary>
    /// First working day of the sample programme: fixed, so that the sample does not depend on a clock, and in autumn,
    /// so that the winter stand-down falls into its plans.
    /// </summary>
    public static DateOnly StartsOn { get; } = new(2027, 9, 6);

    /// <summary>Source that every record of the sample names.</summary>
    public const string Source = "furrow sample";

    /// <summary>Refuses what the generator is not made for.</summary>
    /// <exception cref="Refusal"><c>sample.scale</c>.</exception>
    public SampleOptions Checked() => Scale is >= 1 and <= 100
        ? this
        : throw new Refusal("sample.scale", $"The scale is {Scale}; it must be between 1 and 100.");

    /// <summary>Where a made-up record comes from.</summary>
    public Origin Made(string key) => new(Source, $"seed {Seed}, scale {Scale}, {key}", Illustrative: true);

    /// <summary>The identity of a made-up record: the same for the same seed, scale and key.</summary>
    public TId Id<TId>(string key) where TId : struct, IIdentity<TId> =>
        Identity.From<TId>(Source, $"{Seed}", $"{Scale}", key);
}
