//! Enums on the wire: each has *unknown*, so that a number which a later version adds is shown as such and makes nothing
//! unreadable (sync.md 9).

/// Declares an enum that travels as its number.
macro_rules! numbered {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident = $number:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$case_doc])* $case,)+
            /// A later version's.
            Unknown(u16),
        }

        impl $name {
            /// Every one this version knows.
            pub const ALL: &'static [Self] = &[$(Self::$case,)+];

            /// The number on the wire.
            #[must_use]
            pub fn number(self) -> u16 {
                match self {
                    $(Self::$case => $number,)+
                    Self::Unknown(number) => number,
                }
            }

            /// The one of a number.
            #[must_use]
            pub fn from_number(number: u16) -> Self {
                match number {
                    $($number => Self::$case,)+
                    other => Self::Unknown(other),
                }
            }
        }

        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut minicbor::Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.u16(self.number())?.ok()
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
                Ok(Self::from_number(d.u16()?))
            }
        }
    };
}

/// Declares an enum of messages that travels as `[number, message]`.
macro_rules! tagged {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident($message:ty) = $number:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$case_doc])* $case($message),)+
            /// A later version's, of which only the number is read.
            Unknown(u16),
        }

        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut minicbor::Encoder<W>,
                context: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                match self {
                    $(Self::$case(message) => e.array(2)?.u16($number)?.encode_with(message, context)?.ok(),)+
                    Self::Unknown(number) => e.array(1)?.u16(*number)?.ok(),
                }
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(d: &mut minicbor::Decoder<'b>, context: &mut C) -> Result<Self, minicbor::decode::Error> {
                let length = d.array()?.unwrap_or_default();
                let read = match (d.u16()?, length) {
                    $(($number, 2) => return Ok(Self::$case(d.decode_with(context)?)),)+
                    (number, 1..) => Self::Unknown(number),
                    _ => return Err(minicbor::decode::Error::message("a number and a message")),
                };
                for _ in 1..length {
                    d.skip()?;
                }
                Ok(read)
            }
        }
    };
}

pub(crate) use {numbered, tagged};
