using Furrow.Registry;
using Furrow.Registry.Memorials;
using SkiaSharp;

namespace Furrow.Server.Memorials;

/// <summary>Makes the sizes of a picture with Skia. What a camera wrote into the file beside the picture is dropped.
/// </summary>
public sealed class SkiaPictures : IPictureMaker
{
    private const int LargestBytes = 30 << 20;
    private const long MostPixels = 100_000_000;
    private const int LargestSide = 4_000;
    private const int Quality = 86;
    private static readonly int[] Widths = [200, 600, 1_400];

    /// <inheritdoc/>
    public IReadOnlyList<PictureFile> Make(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length is 0 or > LargestBytes)
            throw new Refusal("picture.too-large",
                $"The picture has {file.Length:N0} bytes; give 1 to {LargestBytes:N0}.");
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data) ?? throw Unreadable();
        if (codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png
            or SKEncodedImageFormat.Webp))
            throw Unreadable();
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels || codec.Info.Width < 1 || codec.Info.Height < 1)
            throw new Refusal("picture.too-large", $"The picture has {codec.Info.Width} × {codec.Info.Height} pixels; "
                + $"at most {MostPixels / 1_000_000} million are read.");
        using var decoded = SKBitmap.Decode(codec) ?? throw Unreadable();
        using var upright = Upright(decoded, codec.EncodedOrigin);
        var scale = Math.Min(1.0, (double)LargestSide / Math.Max(upright.Width, upright.Height));
        var largest = (int)Math.Round(upright.Width * scale);
        return [.. Widths.Where(width => width < largest).Append(largest).Select(width => Sized(upright, width))];
    }

    private static PictureFile Sized(SKBitmap picture, int width)
    {
        var height = Math.Max(1, (int)Math.Round((double)picture.Height * width / picture.Width));
        using var sized = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(sized))
        {
            canvas.Clear(SKColors.White);
            using var image = SKImage.FromBitmap(picture);
            canvas.DrawImage(image, new SKRect(0, 0, width, height),
                new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        using var jpeg = sized.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return new PictureFile(new PictureSize(width, height), jpeg.ToArray());
    }

    private static SKBitmap Upright(SKBitmap picture, SKEncodedOrigin origin)
    {
        var turned = origin is SKEncodedOrigin.RightTop or SKEncodedOrigin.LeftBottom;
        var upright = new SKBitmap(
            turned ? picture.Height : picture.Width, turned ? picture.Width : picture.Height);
        using var canvas = new SKCanvas(upright);
        switch (origin)
        {
            case SKEncodedOrigin.BottomRight:
                canvas.RotateDegrees(180, picture.Width / 2f, picture.Height / 2f);
                break;
            case SKEncodedOrigin.RightTop:
                canvas.Translate(upright.Width, 0);
                canvas.RotateDegrees(90);
                break;
            case SKEncodedOrigin.LeftBottom:
                canvas.Translate(0, upright.Height);
                canvas.RotateDegrees(270);
                break;
            default:
                break;
        }

        canvas.DrawBitmap(picture, 0, 0);
        return upright;
    }

    private static Refusal Unreadable() =>
        new("picture.unreadable", "The file is no readable JPEG, PNG or WebP picture; save it anew as JPEG.");
}
