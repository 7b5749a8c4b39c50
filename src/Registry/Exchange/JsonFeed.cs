using System.Text.Json;

namespace Furrow.Registry.Exchange;

/// <summary>Walks a JSON stream token by token and keeps in memory only the value being read.</summary>
internal sealed class JsonFeed(Stream stream, int largestValue)
{
    private const int Deepest = 64;

    private byte[] buffer = new byte[64 << 10];
    private int start;
    private int end;
    private bool final;
    private bool begun;
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = Deepest });

    /// <summary>Tries to take one step; false means that it needs more bytes.</summary>
    public delegate bool Step(ref Utf8JsonReader reader);

    /// <summary>
    /// Takes one step, reading on until it succeeds. Malformed or cut-off text is refused with its place.
    /// </summary>
    public void Take(Step step)
    {
        if (!begun)
            Begin();
        try
        {
            while (true)
            {
                var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), final, state);
                if (step(ref reader))
                {
                    start += (int)reader.BytesConsumed;
                    state = reader.CurrentState;
                    return;
                }

                if (final)
                    throw new Refusal("import.json-cut-off", "The file ends in the middle; fetch it again.");
                Fill();
            }
        }
        catch (JsonException broken)
        {
            throw new Refusal("import.json-malformed",
                $"Not JSON at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}: {broken.Message}");
        }
    }

    private void Begin()
    {
        begun = true;
        Fill();
        if (end - start >= 3 && buffer.AsSpan(start, 3).SequenceEqual((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            start += 3;
    }

    private void Fill()
    {
        if (start > 0)
        {
            Buffer.BlockCopy(buffer, start, buffer, 0, end - start);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            if (buffer.Length >= largestValue)
                throw new Refusal("import.feature-too-large",
                    $"One feature takes more than {largestValue >> 20} MiB; simplify its outline.");
            Array.Resize(ref buffer, Math.Min(buffer.Length * 2, largestValue));
        }

        while (end < buffer.Length)
        {
            var read = stream.Read(buffer, end, buffer.Length - end);
            if (read == 0)
            {
                final = true;
                return;
            }

            end += read;
        }
    }
}
